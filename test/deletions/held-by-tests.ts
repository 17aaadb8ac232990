/** Findings whose resources no rule would miss: with the reason, and the test that fails without them. */
export const heldByTests: Readonly<Record<string, string>> = {
  "TRADAI-S-04":
    "groups are what an application makes of them, so that no rule asks for any; test/unit/persistent/identity.test.ts",
};
