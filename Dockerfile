# syntax=docker/dockerfile:1
# grondslag as a container: nothing but Node, Git for --since, and the bundled program; as a user who is nobody.
#   docker build -t grondslag .
#   docker run --rm --network none --read-only -v "$PWD:/work:ro" grondslag check
ARG NODE=24.19.0

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
COPY build/prepare.mjs build/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run package:npm

FROM node:${NODE}-alpine
ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="grondslag" \
      org.opencontainers.image.description="Finds combinations of personal data in data pipelines that no declared legal ground covers" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
RUN apk add --no-cache git \
 && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-* \
 && mkdir /work
COPY --from=build /source/dist/npm /opt/grondslag
RUN ln -s /opt/grondslag/dist/cli.cjs /usr/local/bin/grondslag
# The folder that is mounted belongs to somebody else; Git reads it all the same, and this program lets it run nothing.
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=/work \
    LANG=C.UTF-8
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["grondslag"]
CMD ["check"]
