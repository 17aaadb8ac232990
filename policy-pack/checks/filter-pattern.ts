import { Undecidable } from "../graph/reader";

/** An event of the audit trail, as far as patterns ask: values by dotted path. */
export type TrailEvent = Readonly<Record<string, string>>;
/** Tells whether a metric filter counts an event. */
export type EventPredicate = (event: TrailEvent) => boolean;

/** An operator, a quoted text, a word, or whatever else stands there: no part of a pattern goes unread. */
const token = /&&|\|\||[!<>]=|"(?:[^"\\]|\\.)*"|[^\s()=!<>&|"]+|\S/g;

/**
 * What a metric filter's JSON pattern selects; undefined for a pattern on words or columns, which selects no field of
 * an event. Throws `Undecidable` for what is not judged here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parsePattern(pattern: string): EventPredicate | undefined {
  const body = /^\s*\{([\s\S]*)\}\s*$/.exec(pattern)?.[1];
  if (body === undefined) {
    return undefined;
  }
  return new PatternParser(body.match(token) ?? []).whole();
}

class PatternParser {
  private position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  whole(): EventPredicate {
    const result = this.either();
    if (this.position < this.tokens.length) {
      throw this.notUnderstood();
    }
    return result;
  }

  /** `||` binds weaker than `&&`. */
  private either(): EventPredicate {
    const parts = [this.both()];
    while (this.takes("||")) {
      parts.push(this.both());
    }
    return (event) => parts.some((part) => part(event));
  }

  private both(): EventPredicate {
    const parts = [this.one()];
    while (this.takes("&&")) {
      parts.push(this.one());
    }
    return (event) => parts.every((part) => part(event));
  }

  private one(): EventPredicate {
    if (!this.takes("(")) {
      return this.comparison();
    }
    const inner = this.either();
    if (!this.takes(")")) {
      throw this.notUnderstood();
    }
    return inner;
  }

  private comparison(): EventPredicate {
    const selector = this.next();
    if (!selector.startsWith("$.")) {
      throw this.notUnderstood();
    }
    const path = selector.slice(2);
    const operator = this.next();
    if (operator === "EXISTS") {
      return (event) => Object.hasOwn(event, path);
    }
    if (operator === "NOT" && this.next() === "EXISTS") {
      return (event) => !Object.hasOwn(event, path);
    }
    const matches = this.value();
    switch (operator) {
      case "=":
        return (event) => matches(event[path]);
      case "!=":
        return (event) => !matches(event[path]);
    }
    throw this.notUnderstood();
  }

  /** A word or a quoted text, with `*` for any characters at its ends. */
  private value(): (found: string | undefined) => boolean {
    const given = this.next();
    // Stryker disable next-line MethodExpression: no word holds a quotation mark, and a quoted text has two
    const isQuoted = given.startsWith('"');
    const text = isQuoted ? given.slice(1, -1) : given;
    // Between percent signs stands a regular expression.
    if (text === "" || text.includes("%")) {
      throw this.notUnderstood();
    }
    const literal = text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
    const pattern = new RegExp(`^${literal}$`);
    return (found) => found !== undefined && pattern.test(found);
  }

  private takes(wanted: string): boolean {
    const found = this.tokens[this.position] === wanted;
    this.position += found ? 1 : 0;
    return found;
  }

  private next(): string {
    const found = this.tokens[this.position] ?? "";
    this.position += 1;
    return found;
  }

  private notUnderstood(): Undecidable {
    return new Undecidable(
      `the pattern is not judged beyond "${this.tokens.slice(0, this.position).join(" ")}"`,
    );
  }
}
