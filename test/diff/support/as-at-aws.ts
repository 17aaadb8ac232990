/** Forms of ids that AWS alone chooses: `vpc-0a1b…`, UUIDs, user pools, app clients. */
const RANDOM =
  /\b[0-9a-f]{17}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<=\d_)[A-Za-z0-9]{9}\b|\b(?=[a-z]*\d)[a-z0-9]{26}\b/g;

const ALPHABETS = ["0123456789abcdef", "ghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

function other(id: string): string {
  return id.replace(/[A-Za-z0-9]/g, (sign) => {
    const alphabet = ALPHABETS.find((letters) => letters.includes(sign)) ?? sign;
    return alphabet.charAt((alphabet.indexOf(sign) + 5) % alphabet.length);
  });
}

/**
 * A state of the stand-in as a state of AWS: every id that AWS chooses is another one than the stand-in would choose,
 * the same one wherever it stands.
 */
export function withForeignIds(text: string): string {
  return text.replaceAll(RANDOM, other);
}

interface Resource {
  readonly type: string;
  inputs?: Record<string, unknown>;
}

/**
 * What AWS's provider notes in the inputs that it keeps, and the stand-in does not: which of them it filled in by itself.
 *
 * @param filled by type, what the provider fills in
 */
export function withProviderNotes(text: string, filled: Readonly<Record<string, object>>): string {
  const exported = JSON.parse(text) as { readonly deployment: { readonly resources: readonly Resource[] } };
  for (const resource of exported.deployment.resources) {
    if (!resource.type.startsWith("aws:")) continue;
    const own = filled[resource.type] ?? {};
    resource.inputs = { ...own, ...resource.inputs, __defaults: Object.keys(own) };
  }
  return JSON.stringify(exported);
}
