import type { Checkout } from "./checkout";

/** What takes the place of the checkout's folder in a command and in what is said. */
export const CHECKOUT = "CHECKOUT";

/** Something that a user gets wrong, and what the user is told. */
export interface BadInput {
  /** What is wrong, for the reader of the table; each once. */
  readonly title: string;
  /** Words after `npm run`, without the two dashes. */
  readonly command: string;
  /** What is changed in the checkout first. */
  readonly broken?: (checkout: Checkout) => void;
  /** Added to the surroundings of the command. */
  readonly surroundings?: Readonly<Record<string, string>>;
  /** 2 for a command line that cannot be understood. */
  readonly code: 1 | 2;
  /** All that is said, without its last line break; an expression has to fit the whole. */
  readonly message: string | RegExp;
}
