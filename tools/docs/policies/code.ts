import type { Fixture } from "../../../policy-pack/rule";

/** Columns that a line of code may have on the page. */
const width = 100;

/** An input that the fixture leaves unknown because another resource gives it. */
class Output {
  constructor(readonly source: string) {}
}

/** `aws:s3/bucketPolicy:BucketPolicy` as a program writes it: `aws.s3.BucketPolicy`. */
function className(token: string): string {
  const [name = "", module = "", type = ""] = token.split(":");
  if (name === "pulumi") {
    return `${type}.Provider`;
  }
  return [name, module.split("/")[0], type].join(".");
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** JSON text that holds an object, such as a policy document, as the object. */
function embedded(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function inBrackets(open: string, parts: readonly string[], close: string, used: number): string {
  const flat = parts.join(", ");
  const space = open.endsWith("{") && parts.length > 0 ? " " : "";
  const line = `${open}${space}${flat}${space}${close}`;
  if (!flat.includes("\n") && used + line.length <= width) {
    return line;
  }
  const body = parts.map((part) => `  ${part.replaceAll("\n", "\n  ")},\n`).join("");
  return `${open}\n${body}${close}`;
}

/**
 * A value as code. Text with several lines and documents in JSON are written as what they hold.
 *
 * @param used columns that stand before it on its line.
 */
export function literal(value: unknown, used = 0): string {
  if (typeof value === "symbol") {
    return "knownAfterUpdate";
  }
  if (value instanceof Output) {
    return `outputOf(${JSON.stringify(value.source)})`;
  }
  if (typeof value === "string") {
    const object = embedded(value);
    if (object !== undefined) {
      return `JSON.stringify(${literal(object, used + "JSON.stringify()".length)})`;
    }
    return value.includes("\n") ? `\`${value.trimEnd().replaceAll("`", "'")}\`` : JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    const parts = value.map((each) => literal(each, used + 2));
    return inBrackets("[", parts, "]", used);
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => {
        const before = `${key(name)}: `;
        return `${before}${literal(each, used + 2 + before.length)}`;
      });
    return inBrackets("{", parts, "}", used);
  }
  return String(value);
}

/** What a program hands over beside the inputs; the fixture's references stand where a program would have outputs. */
function optionsOf({ dependsOn, protect, ignoreChanges, provider }: Fixture): string {
  const parts = [
    ...(dependsOn?.length ? [`dependsOn: [${dependsOn.map(key).join(", ")}]`] : []),
    ...(protect === undefined ? [] : [`protect: ${protect}`]),
    ...(ignoreChanges?.length ? [`ignoreChanges: ${literal(ignoreChanges)}`] : []),
    ...(provider ? [`provider: new aws.Provider(${literal(provider)})`] : []),
  ];
  return parts.length > 0 ? `, { ${parts.join(", ")} }` : "";
}

/** One resource of an example, as a statement of a program. */
export function statement(fixture: Fixture): string {
  const { type, name, inputs, references = {} } = fixture;
  const isOutput = ([property, names]: readonly [string, readonly string[]]): boolean =>
    names.length === 1 && typeof inputs[property] === "symbol";
  const entries = Object.entries(references);
  const outputs = entries
    .filter(isOutput)
    .map(([property, names]) => [property, new Output(names.join())] as const);
  const sources = entries
    .filter((entry) => !isOutput(entry))
    .map(([property, names]) => `// ${property} depends on ${names.join(", ")}`);
  const before = `new ${className(type)}("${name}", `;
  const values = literal({ ...inputs, ...Object.fromEntries(outputs) }, before.length);
  return [...sources, `${before}${values}${optionsOf(fixture)});`].join("\n");
}
