declare const GRONDSLAG_VERSION: string | undefined;
declare const GRONDSLAG_BUILD: string | undefined;

/** The version the bundle was made of; run from separate modules there is none. */
export const VERSION: string = typeof GRONDSLAG_VERSION === 'string' ? GRONDSLAG_VERSION : '0.0.0';

/** A hash of all that the program was made of, with its knowledge base; empty when run from separate modules. */
export const BUILD: string = typeof GRONDSLAG_BUILD === 'string' ? GRONDSLAG_BUILD : '';
