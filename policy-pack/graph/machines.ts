import { gunzipSync } from "node:zlib";
import type { ResourceGraph } from "./graph";
import { declared } from "./lists";
import { targetOf } from "./references";
import type { Resource } from "./resource";

/** Properties that hold the script with which a machine starts, by the type that says how it is made. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["userData", "userDataBase64"],
  "aws:ec2/instance:Instance": ["userData", "userDataBase64"],
};
/** Types that say how a machine is made. */
export const machineTypes: readonly string[] = Object.keys(scripts);
const profileType = "aws:iam/instanceProfile:InstanceProfile";
const roleType = "aws:iam/role:Role";

/** The script with which a machine starts, as text; throws `UnknownRead` where it is unknown. */
export function scriptOf(machine: Resource): string {
  // Stryker disable next-line ArrayDeclaration: who asks has a machine
  const properties = scripts[machine.type] ?? [];
  // Stryker disable next-line StringLiteral: a machine has one script
  return properties.flatMap((property) => machine.inputs.texts(property).map(plain)).join("\n");
}

/** The two bytes with which compressed text begins (RFC 1952). */
const gzipMagic = 0x1f8b;

/** User data is plain, in base64, or compressed in base64. */
function plain(given: string): string {
  if (!/^[A-Za-z0-9+/=\s]*$/.test(given)) {
    return given;
  }
  const bytes = Buffer.from(given, "base64");
  // Stryker disable next-line StringLiteral: nothing that anybody asks for
  let script = "";
  try {
    script = (bytes.readUInt16BE() === gzipMagic ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch {
    // What nobody can read says nothing.
  }
  return script;
}

/** The role that a machine has by its profile; undefined where none is declared here, throws where unknown. */
export function roleOfMachine(graph: ResourceGraph, machine: Resource): Resource | undefined {
  const path = ["iamInstanceProfile.arn", "iamInstanceProfile.name", "iamInstanceProfile"].find(
    (each) => typeof machine.inputs.raw(each) !== "object" && machine.inputs.has(each),
  );
  const profile =
    path === undefined ? undefined : declared(targetOf(graph, machine, path, [profileType]), path);
  return profile && declared(targetOf(graph, profile, "role", [roleType]), "role");
}
