import { containersOf } from "../graph/containers";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

/** One value that a deployed thing is given in clear text. */
export interface Setting {
  readonly where: string;
  readonly name: string;
  readonly value: Value;
  /** The top-level property that holds it. */
  readonly property: string;
}

const secretName =
  /secret|passw|passphrase|token(?!iz)|(?:api|private|access|signing|exchange)_?key|credential|_(?:pass|pwd)$/i;
/** Names that point at a secret instead of holding it, or count or bound it. */
const referenceName =
  /(?:arn|name|id|url|uri|path|parameter|prefix|endpoint|ttl|validity|expiry|length|limit|count|table|bucket|queue)$/i;
/** Values that are a reference: an ARN, a dynamic reference, the path of a parameter or secret. */
const referenceValue = /^(?:arn:aws:|\{\{resolve:|\/?tradai\/)/;
/** Values that are a secret whatever they are called. */
export const secretValue =
  /A(?:KI|SI)A[0-9A-Z]{16}|gh[pousr]_\w{36}|hooks\.slack\.com\/services\/T|eyJ[\w-]+\.eyJ[\w-]+\.[\w-]|(?:password|passwd|secret|token)["']?\s*[:=]\s*["']?(?!arn:|\/?tradai\/)[^\s"'$,;{}]{6,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]+:[^/\s:@]+@/;

/** Types whose outputs are secrets. */
export const secretSources = [
  "aws:secretsmanager/secretVersion:SecretVersion",
  "random:index/randomPassword:RandomPassword",
  "aws:iam/accessKey:AccessKey",
];

export function settingsOf(subject: Resource): readonly Setting[] {
  switch (subject.type) {
    case "aws:lambda/function:Function":
      return subject.inputs
        .entries("environment.variables")
        .map(([name, value]) => ({ where: "environment", name, value, property: "environment" }));
    case "aws:ecs/taskDefinition:TaskDefinition":
      return containersOf(subject).flatMap((container) =>
        container.blocks("environment").map((entry) => ({
          where: container.at("environment"),
          name: entry.text("name") ?? "",
          value: entry.raw("value") ?? null,
          // Stryker disable next-line StringLiteral: the definitions are one text, of which no part is unknown alone
          property: "containerDefinitions",
        })),
      );
    case "aws:codebuild/project:Project":
      return subject.inputs.blocks("environment.environmentVariables").flatMap((entry) =>
        (entry.text("type") ?? "PLAINTEXT") === "PLAINTEXT"
          ? [
              {
                where: "environment",
                name: entry.text("name") ?? "",
                value: entry.raw("value") ?? null,
                property: "environment",
              },
            ]
          : [],
      );
    case "aws:ssm/parameter:Parameter":
      return subject.inputs.text("type") === "SecureString"
        ? []
        : [
            {
              where: "parameter",
              name: (subject.inputs.text("name") ?? "").split("/").pop() ?? "",
              value: subject.inputs.raw("value") ?? subject.inputs.raw("insecureValue") ?? null,
              property: "value",
            },
          ];
    default:
      return [];
  }
}

export function looksSecret({ name, value }: Pick<Setting, "name" | "value">): boolean {
  const plain = name.replaceAll("-", "_");
  const isReference =
    referenceName.test(plain) ||
    (typeof value === "string" && (/^(?:true|false)?$/.test(value) || referenceValue.test(value)));
  return secretName.test(plain) && !isReference;
}
