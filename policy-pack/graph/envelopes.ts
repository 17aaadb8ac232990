// Stryker disable all: held by test/policies/envelopes.test.ts; @pulumi/policy hands on what it has opened, as examples are

/** What a value says it is, under this key: part of the engine's protocol, as the sentinels of unknown values are. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const resource = "5cf8f73096256a8f31e491e813e4eb8e";

/** Stands for a value that the engine knows only after the update. */
export const notYet = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * What lies in an envelope of the engine: a secret's value, an output's, a resource's id, an asset's or archive's path.
 * `@pulumi/policy` 1.21 opens those of secrets and assets itself and the engine sends no others to a policy; what
 * opens them too does not hang on that.
 */
export function opened(given: object): unknown {
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const { [signatureKey]: signature, ...rest } = fields;
  switch (signature) {
    case secret:
      return rest.value;
    case output:
      return "value" in rest ? rest.value : notYet;
    case resource:
      return rest.id === "" ? notYet : (rest.id ?? rest.urn);
    default:
      return rest;
  }
}
