import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { defaultExampleProvider } from "./provider";

type Inputs = Readonly<Record<string, unknown>>;

const provider = (inputs: Inputs = {}): Fixture => ({
  type: "pulumi:providers:aws",
  name: "default",
  inputs: { ...defaultExampleProvider("prod"), ...inputs },
});
const stackConfig = { "tradai:account": "600802701449", "tradai:region": "eu-central-1" };

export const compliantTargets: readonly Example[] = [
  { title: "One region, one account", stackConfig, resources: [provider()] },
  {
    title: "A region and an account where the configuration names none",
    resources: [provider({ region: "eu-west-1", allowedAccountIds: '["111122223333"]' })],
  },
  {
    title: "An account that is asked for, as the provider does by itself",
    stackConfig,
    resources: [provider({ skipRequestingAccountId: "false" })],
  },
];

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  stackConfig,
  resources: [provider(inputs)],
  resource: "default",
  says,
});

export const violatingTargets: readonly ViolatingExample[] = [
  wrong("No region", { region: undefined }, "the provider has no region"),
  {
    title: "No region where the configuration names none",
    resources: [provider({ region: undefined })],
    resource: "default",
    says: "the provider has no region",
  },
  wrong("Another region than configured", { region: "eu-west-1" }, "the provider's region is eu-west-1"),
  ...["accessKey", "secretKey", "token"].map((property) =>
    wrong(
      `A ${property} in the configuration`,
      { [property]: "not-a-real-key" },
      `the provider sets \`${property}\``,
    ),
  ),
  wrong(
    "Another address than AWS's",
    { endpoints: '[{"s3":"https://s3.example.com"}]' },
    "the provider sets `endpoints`",
  ),
  wrong(
    "An account that nobody asks for",
    { skipRequestingAccountId: "true" },
    "the provider sets `skipRequestingAccountId`",
  ),
  wrong("Any account", { allowedAccountIds: undefined }, "the provider allows any account"),
  wrong(
    "Another account than configured",
    { allowedAccountIds: '["111122223333"]' },
    "the provider allows the accounts 111122223333",
  ),
  wrong(
    "Two accounts",
    { allowedAccountIds: '["600802701449","111122223333"]' },
    "the provider allows the accounts 600802701449, 111122223333",
  ),
  {
    title: "Two accounts where the configuration names none",
    resources: [provider({ allowedAccountIds: '["600802701449","111122223333"]' })],
    resource: "default",
    says: "the provider allows the accounts 600802701449, 111122223333",
  },
];

export const undecidedTargets: readonly UndecidedExample[] = [
  {
    title: "Accounts that nothing tells yet",
    stackConfig,
    resources: [provider({ allowedAccountIds: Symbol("unknown") })],
    resource: "default",
    says: "`allowedAccountIds` is known only after the update",
  },
];
