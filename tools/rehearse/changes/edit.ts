/** A text that stands exactly once in a file, and what takes its place. */
export interface Edit {
  /** Relative to the repository. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The text of a file after an edit.
 *
 * @throws Error where the text to be edited is not found, or found twice
 */
export function edited(text: string, { file, from, to }: Edit): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file}: found ${parts.length - 1} times, not once: ${from}`);
  return parts.join(to);
}
