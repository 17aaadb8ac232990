import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { association, badInputs, common, managed, rate, sqlInjection, webAcl } from "./front-door";
import { restApi, stage } from "./rest-api";
import { pool, webClient } from "./user-pool";

type Inputs = Readonly<Record<string, unknown>>;
const refusesLocalhost = "EC2MetaDataSSRF_QUERYARGUMENTS";

/** A WebACL one of whose managed rules does something else than AWS made it for. */
const overriding = (name: string, actionToUse: Inputs): Fixture =>
  webAcl({
    rules: [
      rate(),
      managed(common, 2, { ruleActionOverrides: [{ name, actionToUse }] }),
      badInputs,
      sqlInjection,
    ],
  });
const counts = overriding(refusesLocalhost, { count: {} });
const local = webClient({
  callbackUrls: ["https://app.example.com/callback", "http://localhost:3000/callback"],
});
const beforeApi = [restApi(), stage(), association("stage")];
const beforePool = (client: Fixture): readonly Fixture[] => [pool(), client, association("users")];
/** A client of which nobody can tell before the update whose it is. */
const stray: Fixture = {
  ...webClient({ userPoolId: Symbol("unknown") }),
  name: "stray",
  references: {},
};

export const localSignIns: readonly Example[] = [
  {
    title: "A sign-in that leads back to the developer's machine",
    environment: "dev",
    resources: [counts, ...beforePool(local)],
  },
  {
    title: "A sign-out that leads back to the developer's machine",
    environment: "dev",
    resources: [counts, ...beforePool(webClient({ logoutUrls: ["http://127.0.0.1:3000/"] }))],
  },
  {
    title: "A sign-in that leads back to the developer's machine, whatever other clients do",
    environment: "dev",
    resources: [counts, ...beforePool(local), stray],
  },
  {
    title: "A rule of a set that blocks as it would by itself",
    resources: [overriding("SizeRestrictions_BODY", { block: {} }), ...beforeApi],
  },
];

const wrong = (title: string, acl: Fixture, behind: readonly Fixture[], name: string): ViolatingExample => ({
  title,
  resources: [acl, ...behind],
  resource: "waf",
  says: `"${name}" of ${common}`,
});

export const foreignSignIns: readonly ViolatingExample[] = [
  wrong(
    "A rule of a set that counts",
    overriding("SizeRestrictions_BODY", { count: {} }),
    beforeApi,
    "SizeRestrictions_BODY",
  ),
  wrong(
    "A rule of a set that lets by what it matches",
    overriding("NoUserAgent_HEADER", { allow: {} }),
    beforeApi,
    "NoUserAgent_HEADER",
  ),
  wrong("A rule for localhost that counts before the API", counts, beforeApi, refusesLocalhost),
  wrong(
    "A rule for localhost that counts before the API, whatever clients of user pools do",
    counts,
    [...beforeApi, stray],
    refusesLocalhost,
  ),
  wrong("A rule for localhost that counts before nothing", counts, [], refusesLocalhost),
  wrong(
    "A rule for localhost that counts where nobody is sent there",
    counts,
    beforePool(webClient()),
    refusesLocalhost,
  ),
  wrong(
    "A rule for localhost that counts before the API as well as before the sign-in",
    counts,
    [restApi(), stage(), association("stage", {}, "second"), ...beforePool(local)],
    refusesLocalhost,
  ),
  {
    ...wrong(
      "A rule for localhost that lets by what it matches",
      overriding(refusesLocalhost, { allow: {} }),
      beforePool(local),
      refusesLocalhost,
    ),
    environment: "dev",
  },
  {
    ...wrong(
      "Another rule that counts before a sign-in that leads to localhost",
      overriding("NoUserAgent_HEADER", { count: {} }),
      beforePool(local),
      "NoUserAgent_HEADER",
    ),
    environment: "dev",
  },
];

export const perhapsLocal: readonly UndecidedExample[] = [
  {
    title: "A rule for localhost that counts before a pool whose clients cannot be told",
    resources: [counts, ...beforePool(stray)],
    resource: "waf",
    says: "may send back to localhost",
  },
];
