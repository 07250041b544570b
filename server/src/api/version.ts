declare const GRONDSLAG_VERSION: string | undefined;

/** The version the bundle was made of; run from separate modules there is none. */
export const VERSION: string = typeof GRONDSLAG_VERSION === 'string' ? GRONDSLAG_VERSION : '0.0.0';
