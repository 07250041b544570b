/** The exact text that marks a value still to be filled in. Fixes and new files leave it behind; the format knows it everywhere. */
export const PLACEHOLDER = 'TODO';
