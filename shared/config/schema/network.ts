import { z } from "zod";
import { facts } from "../facts";
import { cidr, distinct, pages } from "../fields";

/** The public domain name (OPEN-05). */
export const domain = z
  .strictObject({
    name: z
      .string()
      .max(253)
      .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
      .register(facts, {
        purpose: "public domain name of the API",
        allowed: "a lower-case domain name, for example api.tradai.example.com",
        source: "OPEN-05",
      }),
    zoneId: z
      .string()
      .regex(/^Z[A-Z0-9]{1,31}$/)
      .register(facts, {
        purpose: "Route 53 hosted zone that holds the domain name; nothing is looked up",
        allowed: "Z and 1 to 31 capital letters and digits",
        source: "decisions 4",
      }),
  })
  .optional()
  .register(facts, {
    purpose: "public domain of the API",
    allowed: "name and zoneId; required in prod",
    source: "OPEN-05, decisions 4",
  });

const subnets = (tier: string): z.ZodArray<z.ZodString> =>
  distinct(
    cidr().register(facts, {
      purpose: `one ${tier} subnet`,
      allowed:
        "a network address with a prefix of /16 to /28, inside the VPC and apart from the other subnets",
      source: `architecture 1.2, ${pages.vpc}`,
    }),
    2,
  ).register(facts, {
    purpose: `${tier} subnets, in the order of the zones`,
    allowed: "one block for each zone",
    source: "architecture 1.2",
  });

/** Addresses of the VPC and its subnets (architecture.md 1.2). */
export const network = z
  .strictObject({
    cidr: cidr().register(facts, {
      purpose: "address block of the VPC",
      allowed: "a network address of RFC 1918 with a prefix of /16 to /20, for example 10.0.0.0/16",
      source: `architecture 1.2, OPEN-07, ${pages.vpc}`,
    }),
    tiers: z
      .strictObject({ public: subnets("public"), private: subnets("private"), database: subnets("database") })
      .optional()
      .register(facts, {
        purpose: "subnets of each tier, where they are not to be derived from the VPC's block",
        allowed: "public, private and database, each with one block for each zone; absent: derived",
        source: "architecture 1.2",
      }),
  })
  .register(facts, {
    purpose: "addresses of the VPC",
    allowed: "cidr and, where the subnets are not derived from it, tiers",
    source: "architecture 1.2",
  });
