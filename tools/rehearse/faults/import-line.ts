import type { StateResource } from "../../engine/checkpoint";

const STACK = "pulumi:pulumi:Stack";

/**
 * The arguments of `pulumi import` that put a resource where the program looks for it: under its component, with the
 * provider that it has, and unprotected unless the program protects it (`pulumi import --help`). The next `up` adds
 * what else the program says.
 *
 * @param resource as the state of a whole deployment has it
 * @param id what `pulumi import` takes for the type
 */
export function importArguments(resource: StateResource, id: string): readonly string[] {
  const { type, urn, parent, provider, protect } = resource;
  const [name = ""] = urn.split("::").slice(3);
  const isInComponent = parent !== undefined && !parent.includes(`::${STACK}::`);
  return [
    ...["import", type, name, id],
    ...(isInComponent ? ["--parent", `parent=${parent}`] : []),
    ...(provider === undefined ? [] : ["--provider", `provider=${provider.replace(/::[^:]+$/, "")}`]),
    `--protect=${protect === true}`,
    "--generate-code=false",
    "--yes",
  ];
}

/** A command line of `pulumi` for a POSIX shell. */
export function shellLine(args: readonly string[]): string {
  const quoted = args.map((word) =>
    /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return `pulumi ${quoted.join(" ")}`;
}
