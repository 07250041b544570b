/**
 * A complete pipeline for an example: what every kept pipeline has, so that an example can show the
 * one thing it is about.
 */
export function pipelineExample(body: string): string {
  return `grondslag: 1
pipeline: voorbeeld
title: Voorbeeld
description: Een klein voorbeeld uit het werk van een gemeente
owner: team-data
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  leverancier: { name: Leverancier BV, kind: private, country: NL }
${body.trim()}
`;
}
