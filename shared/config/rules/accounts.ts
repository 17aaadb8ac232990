import { valueProblem } from "../problem";
import { rule } from "./rule";

/** Production shares its account with nothing (TRADAI-S-24): `tradai-*` patterns would reach across. */
export const productionAccountApart = rule(["account"], ({ account }, { environment, siblings }) =>
  siblings
    .filter((other) => other.account === account && [environment, other.environment].includes("prod"))
    .map((other) =>
      valueProblem(
        "account",
        [],
        account,
        `an account apart from ${other.environment}'s: prod shares its account` +
          " with no other environment",
      ),
    ),
);

/** What exists once in an account has one owner (decisions.md section 4). */
export const oneOwner = rule(["account", "ownsAccount"], ({ account, ownsAccount }, { siblings }) =>
  siblings
    .filter((other) => ownsAccount && other.ownsAccount && other.account === account)
    .map((other) =>
      valueProblem(
        "ownsAccount",
        [],
        ownsAccount,
        `true in one environment of each account, and Pulumi.${other.environment}.yaml owns ${account} already`,
      ),
    ),
);

/** The provider works in the account and region that the names and ARNs are computed for (ORION-14). */
export const providerPinned = [
  rule(["region", "aws:region"], (values) =>
    values["aws:region"] === values.region
      ? []
      : [
          valueProblem(
            "aws:region",
            [],
            values["aws:region"],
            `${values.region}, the value of tradai:region`,
          ),
        ],
  ),
  rule(["account", "aws:allowedAccountIds"], (values) => {
    const allowed = values["aws:allowedAccountIds"];
    const pinned = allowed.length === 1 && allowed[0] === values.account;
    const expected = `["${values.account}"], the value of tradai:account`;
    return pinned ? [] : [valueProblem("aws:allowedAccountIds", [], allowed, expected)];
  }),
] as const;

/** `layer` and `Name` differ from resource to resource, so the program sets them; `env` tells environments apart. */
export const defaultTags = rule(["aws:defaultTags"], (values, { environment }) => {
  const tags: Record<string, string> = values["aws:defaultTags"].tags;
  const env =
    tags.env === environment ? [] : [valueProblem("aws:defaultTags", ["tags", "env"], tags.env, environment)];
  const own = ["layer", "Name"]
    .filter((tag) => tag in tags)
    .map((tag) =>
      valueProblem(
        "aws:defaultTags",
        ["tags", tag],
        tags[tag],
        "no such default tag: the program sets it for each resource",
      ),
    );
  return [...env, ...own];
});
