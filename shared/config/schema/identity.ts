import { z } from "zod";
import { facts } from "../facts";
import { distinct, pages, webUrl } from "../fields";

const urls = (kind: string, example: string): z.ZodArray<z.ZodString> => {
  const allowed = `https URLs without a fragment; http for localhost in dev alone; for example ${example}`;
  const source = `architecture 1.1, OPEN-05, TRADAI-S-03, ${pages.client}`;
  return distinct(
    webUrl().register(facts, { purpose: `${kind} URL of the web client`, allowed, source }),
    1,
  ).register(facts, {
    purpose: `${kind} URLs of the web client`,
    allowed: `at least one; ${allowed}`,
    source,
  });
};

/** The user pool and its web client (architecture.md 1.1). */
export const identity = z
  .strictObject({
    callbackUrls: urls("callback", "https://app.tradai.example.com/callback"),
    logoutUrls: urls("logout", "https://app.tradai.example.com/logout"),
    tier: z.enum(["ESSENTIALS", "PLUS"]).register(facts, {
      purpose: "feature plan of the user pool; PLUS brings threat protection, which is enforced there",
      allowed: "ESSENTIALS or PLUS; PLUS in prod",
      source: "decisions 8",
    }),
    groups: z.boolean().register(facts, {
      purpose: "whether the user groups admins, traders and viewers exist",
      allowed: "true or false",
      source: "TRADAI-S-04",
    }),
  })
  .register(facts, {
    purpose: "user pool",
    allowed: "callbackUrls, logoutUrls, tier and groups",
    source: "architecture 1.1",
  });
