import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of an installed package. */
export function installedVersion(name: string): string {
  const manifest = readFileSync(require.resolve(`${name}/package.json`), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The files of the installed `@pulumi/aws`. */
export class PackageFiles {
  readonly root = dirname(require.resolve("@pulumi/aws/package.json"));
  readonly version = installedVersion("@pulumi/aws");

  private nested?: { text: string; offsets: Map<string, number> };

  /** Declarations of a type token (`aws:s3/bucket:Bucket`), or undefined when the package has no such type. */
  declarations(token: string): { text: string; className: string } | undefined {
    const match = /^aws:([a-z0-9]+)\/(\w+):(\w+)$/i.exec(token);
    if (match === null) return undefined;
    const [, folder, file, className] = match as unknown as [string, string, string, string];
    const plain = join(this.root, folder, `${file}.d.ts`);
    if (existsSync(plain)) return { text: readFileSync(plain, "utf8"), className };
    return this.declarationsByContent(folder, token, className);
  }

  /** A few files are not named after their token (`guardduty/ipset` holds `aws:guardduty/iPSet:IPSet`). */
  private declarationsByContent(
    folder: string,
    token: string,
    className: string,
  ): { text: string; className: string } | undefined {
    const directory = join(this.root, folder);
    if (!existsSync(directory)) return undefined;
    const file = readdirSync(directory).find(
      (name) =>
        name.endsWith(".js") &&
        readFileSync(join(directory, name), "utf8").includes(`__pulumiType = '${token}'`),
    );
    if (file === undefined) return undefined;
    return { text: readFileSync(join(directory, file.replace(/\.js$/, ".d.ts")), "utf8"), className };
  }

  /**
   * The declaration of one nested interface of `types/input.d.ts`, by its full name. The file has 5.7 MB and
   * nearly nine thousand interfaces: it is scanned once for their offsets, and only slices are ever parsed.
   */
  nestedInterface(name: string): string {
    this.nested ??= indexInterfaces(readFileSync(join(this.root, "types", "input.d.ts"), "utf8"));
    const start = this.nested.offsets.get(name);
    if (start === undefined) throw new Error(`@pulumi/aws ${this.version} has no nested type ${name}`);
    const indent = name.includes(".") ? "    " : "";
    const end = this.nested.text.indexOf(`\n${indent}}`, start);
    return this.nested.text.slice(start, end + indent.length + 2);
  }
}

function indexInterfaces(text: string): { text: string; offsets: Map<string, number> } {
  const offsets = new Map<string, number>();
  let namespace = "";
  for (const match of text.matchAll(
    /^(?:export declare namespace (\w+) \{|export interface (\w+) | {4}interface (\w+) )/gm,
  )) {
    if (match[1] !== undefined) namespace = match[1];
    else if (match[2] !== undefined) offsets.set(match[2], match.index);
    else offsets.set(`${namespace}.${match[3]}`, match.index);
  }
  return { text, offsets };
}
