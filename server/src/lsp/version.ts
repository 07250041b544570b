declare const GRONDSLAG_VERSION: string | undefined;

/** The version of the program this is part of; the build writes it in. */
export const VERSION: string = typeof GRONDSLAG_VERSION === 'string' ? GRONDSLAG_VERSION : '0.0.0';
