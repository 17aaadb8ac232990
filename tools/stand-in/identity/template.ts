import { createHash } from "node:crypto";
import { holdsUnknown, isRecord, unknown, type Value, type Values } from "../values";

/** What a template may name. */
export interface TemplateContext {
  account: string;
  region: string;
  inputs: Values;
  /** Random parts are derived from it. */
  seed: string;
  /** The resource's id, in templates of its outputs. */
  id?: string;
}

const alphabets: Readonly<Record<string, string>> = {
  digits: "123456789",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  mixed: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
};

/**
 * Fills a template such as `arn:aws:s3:::{bucket}` or `{region}_{mixed:9}`: an input by its name, `account`,
 * `region`, `id`, or something random-looking that is derived from the seed: `hex:n`, `lower:n` (a-z, 0-9),
 * `upper:n`, `mixed:n`, `digits:n`, `uuid`; `revision` counts the seed's generations from 1 on.
 *
 * @returns the sentinel of an unknown when an input that it names is not known yet; undefined when one is not
 *   given.
 */
export function fill(template: string, context: TemplateContext): string | undefined {
  const found: (string | undefined)[] = [];
  const filled = template.replace(/\{([^{}]+)\}/g, (whole, key: string) => {
    const value = lookUp(key, whole, context);
    found.push(value);
    return value ?? "";
  });
  if (found.includes(undefined)) return undefined;
  return found.includes(unknown) ? unknown : filled;
}

function lookUp(key: string, whole: string, context: TemplateContext): string | undefined {
  if (key === "account") return context.account;
  if (key === "region") return context.region;
  if (key === "id") return context.id;
  if (key === "revision") return String(Number(/#(\d+)$/.exec(context.seed)?.[1] ?? 0) + 1);
  const random = /^(hex|lower|upper|mixed|digits|uuid)(?::(\d+))?$/.exec(key);
  if (random !== null) return derived(random[1]!, Number(random[2] ?? 32), `${context.seed}${whole}`);
  return key.startsWith(":") ? behindColon(key.slice(1), context.inputs) : inputText(key, context.inputs);
}

/** `{:a}` is `:` and the input where that is given, and nothing where it is not. */
function behindColon(key: string, inputs: Values): string {
  const text = inputText(key, inputs) ?? "";
  return text === "" || text === unknown ? text : `:${text}`;
}

/** What of a text is taken, by the sign behind the input's name. */
const endings: Readonly<Record<string, (text: string) => string | undefined>> = {
  // The last part of an ARN or path.
  "~": (text) => text.split(/[:/]/).at(-1),
  // Behind the first slash: what a load balancer's ARN names, which its listeners' ARNs begin with.
  "/": (text) => text.slice(text.indexOf("/") + 1),
  // Behind the last hyphen: ids of one VPC share these digits.
  "-": (text) => text.split("-").at(-1),
  // Without the dot that ends a whole domain name.
  ".": (text) => text.replace(/\.$/, ""),
};

/** `{a.b}` goes into a block, `{a|b}` takes the first that is given, a list its items, `{a~}`, `{a/}`, `{a-}` and `{a.}` a part of it. */
function inputText(key: string, inputs: Values): string | undefined {
  for (const alternative of key.split("|")) {
    const ending = endings[alternative.slice(-1)];
    let value: Values[string] | undefined = inputs;
    for (const step of (ending === undefined ? alternative : alternative.slice(0, -1)).split(".")) {
      value = isRecord(value) ? value[step] : undefined;
    }
    const text = Array.isArray(value) ? joined(value) : asText(value);
    if (typeof text === "string") return ending === undefined || text === unknown ? text : ending(text);
  }
  return undefined;
}

function asText(value: Value | undefined): Value | undefined {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}

/** A set as AWS's provider writes it into an id: in alphabetical order, with colons between. */
function joined(values: readonly Value[]): string | undefined {
  if (holdsUnknown([...values])) return unknown;
  const texts = values.filter((value): value is string => typeof value === "string");
  return texts.length === values.length ? texts.sort().join(":") : undefined;
}

function derived(alphabet: string, length: number, seed: string): string {
  const bytes = createHash("sha512").update(seed).digest();
  if (alphabet === "uuid") {
    const hex = bytes.toString("hex");
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }
  if (alphabet === "hex") return bytes.toString("hex").slice(0, length);
  const letters = alphabets[alphabet] ?? "";
  return Array.from({ length }, (_, index) =>
    letters.charAt((bytes[index % bytes.length] ?? 0) % letters.length),
  ).join("");
}
