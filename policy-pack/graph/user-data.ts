import type { Resource } from "./resource";

/** Types whose instances run a script when they boot. */
export const scriptedTypes: readonly string[] = [
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/instance:Instance",
];

/** The text of user data, which may be base64; throws `UnknownRead` where unknown. */
export function userDataOf({ inputs }: Resource): string {
  const plain = inputs.text("userData") ?? "";
  const encoded = inputs.text("userDataBase64") ?? (/^[A-Za-z0-9+/=\s]+$/.test(plain) ? plain : "");
  return `${plain}\n${Buffer.from(encoded, "base64").toString("utf8")}`;
}
