import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { account } from "./bucket";
import { everyLayer, runs } from "./dangling-arns";
import { allow, rolePolicy, table } from "./iam";
import { other } from "./trust";

type Inputs = Readonly<Record<string, unknown>>;

const roleIn = (owner: string): object => ({ roleArn: `arn:aws:iam::${owner}:role/tradai-deploy-prod` });
const named = (resource = table): Fixture => rolePolicy(allow({ Resource: resource }));
const virginia = "us-east-1";

/** Providers that tell no account of their own: what the environment's configuration says holds. */
const silent: readonly (readonly [how: string, provider: Inputs])[] = [
  ["says nothing", {}],
  ["allows several accounts", { allowedAccountIds: [other, account] }],
  ["allows an account that only the update tells", { allowedAccountIds: [UNKNOWN] }],
  ["allows what nobody can read", { allowedAccountIds: "[" }],
  ["assumes a role that is no text", { assumeRole: { roleArn: 7 } }],
  ["assumes a role that is no ARN", { assumeRole: { roleArn: "tradai-deploy-prod" } }],
  ["assumes nothing", { assumeRole: "null" }],
  ["assumes none of its roles", { assumeRoles: [] }],
];
/** Providers that act in another account. */
const strangers: readonly (readonly [how: string, provider: Inputs])[] = [
  ["allows it alone", { allowedAccountIds: [other] }],
  ["allows it alone, as the engine writes it", { allowedAccountIds: JSON.stringify([other]) }],
  ["assumes a role of it", { assumeRole: roleIn(other), allowedAccountIds: [account] }],
  ["assumes a role of it, as the engine writes it", { assumeRole: JSON.stringify(roleIn(other)) }],
  [
    "assumes a role of it at the end",
    { assumeRoles: [roleIn(account), roleIn(account), roleIn(other)], assumeRole: roleIn(account) },
  ],
];
/** What puts a table into another region. */
const abroad: readonly (readonly [how: string, changes: Partial<Fixture>])[] = [
  ["its own argument", { inputs: { ...runs.inputs, region: virginia } }],
  ["its provider", { provider: { region: virginia } }],
  [
    "its provider, its own argument empty",
    { inputs: { ...runs.inputs, region: "" }, provider: { region: virginia } },
  ],
  [
    "its provider, its own argument known only after the update",
    { inputs: { ...runs.inputs, region: UNKNOWN }, provider: { region: virginia } },
  ],
];

export const inTheirPlace: readonly Example[] = [
  ...silent.map(([how, provider]) => ({
    title: `A table of a provider that ${how}`,
    resources: [named(), { ...runs, provider }],
  })),
  ...abroad.map(([how, changes]) => ({
    title: `A table of another region, by ${how}`,
    resources: [named(table.replace("eu-central-1", virginia)), { ...runs, ...changes }],
  })),
];

export const inAnotherPlace: readonly ViolatingExample[] = strangers.map(([how, provider]) => ({
  title: `A table of another account, whose provider ${how}`,
  resources: [named(), { ...runs, provider }, ...everyLayer],
  resource: "backend-policy",
  says: table,
}));
