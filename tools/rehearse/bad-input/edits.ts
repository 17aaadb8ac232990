import { parseDocument } from "yaml";
import { fileName } from "../../../shared/config/source";
import type { Environment } from "../../../shared/naming";
import type { Checkout } from "./checkout";

type Edit = (checkout: Checkout) => void;

/** Replaces the content of a file, or removes it where there is none. */
export const text =
  (file: string, content: string | undefined): Edit =>
  (checkout) =>
    checkout.write(file, content);

/** Replaces the one place of a file that holds `found`. */
export const part =
  (file: string, found: string, replacement: string): Edit =>
  (checkout) => {
    const [before, after, ...more] = checkout.read(file).split(found);
    if (after === undefined || more.length > 0) throw new Error(`${file}: does not hold ${found} once`);
    checkout.write(file, `${before}${replacement}${after}`);
  };

/** Ends a file after the first place that holds a text, or before it. */
export const cutOff =
  (file: string, { before, after = "" }: { readonly before?: string; readonly after?: string }): Edit =>
  (checkout) => {
    const whole = checkout.read(file);
    const mark = before ?? after;
    const place = whole.indexOf(mark);
    if (place < 0) throw new Error(`${file}: does not hold ${mark}`);
    checkout.write(file, whole.slice(0, before === undefined ? place + mark.length : place));
  };

/** Where a value stands below `config`, as in `tradai:alerts.subscribers.0.endpoint`. */
function steps(path: string): (string | number)[] {
  return ["config", ...path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

/** Writes a value of an environment's configuration, without one removes what is there. */
export const value =
  (environment: Environment, path: string, content?: unknown): Edit =>
  (checkout) => {
    const file = fileName(environment);
    const document = parseDocument(checkout.read(file));
    if (content === undefined) document.deleteIn(steps(path));
    else document.setIn(steps(path), document.createNode(content));
    checkout.write(file, document.toString());
  };

/** Several edits, one after the other. */
export const all =
  (...edits: readonly Edit[]): Edit =>
  (checkout) =>
    edits.forEach((edit) => edit(checkout));
