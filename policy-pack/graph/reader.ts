import type { Value, ValueObject } from "./values";
import { isObject, UNKNOWN } from "./values";

/** A check cannot be decided; its verdict is "not evaluated", with the message as the reason. */
export class Undecidable extends Error {}

/** A check needed a value that is known only after the update. */
export class UnknownRead extends Undecidable {
  constructor(readonly path: string) {
    super(`\`${path}\` is known only after the update`);
  }
}

/** A text that says something; undefined for an empty one and for what is none. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What stands for a boolean: programs and documents hold it as text too. */
const flags: ReadonlyMap<Value | undefined, boolean> = new Map<Value | undefined, boolean>([
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
]);

/**
 * Typed reads of a property value. A value of another type than asked for counts as absent, as the provider
 * would have refused it; an unknown one throws `UnknownRead`, which the analysis turns into "not evaluated".
 */
export class Reader {
  constructor(
    private readonly root: Value,
    readonly where = "",
  ) {}

  /** The value at a dotted path without judging it: may be `UNKNOWN`, is `undefined` where absent. */
  raw(path: string): Value | undefined {
    let current: Value | undefined = this.root;
    for (const part of path === "" ? [] : path.split(".")) {
      // A block that may occur once is an object in Pulumi's schema and a list of one in some imports.
      const holder: Value | undefined = Array.isArray(current) ? current[0] : current;
      if (holder === UNKNOWN) {
        return UNKNOWN;
      }
      current = isObject(holder) ? holder[part] : undefined;
    }
    return current ?? undefined;
  }

  /** The value at a dotted path; throws `UnknownRead` where it is unknown. */
  value(path: string): Exclude<Value, typeof UNKNOWN> | undefined {
    const found = this.raw(path);
    if (found === UNKNOWN) {
      throw new UnknownRead(this.at(path));
    }
    return found;
  }

  has(path: string): boolean {
    return this.raw(path) !== undefined;
  }

  text(path: string): string | undefined {
    return textOf(this.value(path));
  }

  number(path: string): number | undefined {
    const found = this.value(path);
    if (typeof found === "string" && /^\d+$/.test(found)) {
      return Number(found);
    }
    return typeof found === "number" ? found : undefined;
  }

  flag(path: string): boolean | undefined {
    return flags.get(this.value(path));
  }

  /** The items of a list; a single value counts as a list of one. */
  list(path: string): Value[] {
    const found = this.value(path);
    if (found === undefined) {
      return [];
    }
    return Array.isArray(found) ? found : [found];
  }

  /** The strings of a list; throws `UnknownRead` where one of them is unknown. */
  texts(path: string): string[] {
    return this.list(path).flatMap((item, index) => {
      if (item === UNKNOWN) {
        throw new UnknownRead(`${this.at(path)}[${index}]`);
      }
      return typeof item === "string" ? [item] : [];
    });
  }

  /** A reader for each block of a list. */
  blocks(path: string): Reader[] {
    return this.list(path).map((item, index) => new Reader(item, `${this.at(path)}[${index}]`));
  }

  /** The entries of a map; those that are unknown stay `UNKNOWN`. */
  entries(path: string): [string, Value][] {
    const found = this.value(path);
    return isObject(found) ? Object.entries(found) : [];
  }

  object(path: string): ValueObject | undefined {
    const found = this.value(path);
    return isObject(found) ? found : undefined;
  }

  /** The path as a message names it. */
  at(path: string): string {
    return [this.where, path].filter((part) => part !== "").join(".");
  }
}
