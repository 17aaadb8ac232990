import { z } from "zod";
import { facts } from "../facts";
import { cidr, distinct, pages, retentionDays } from "../fields";

const domainName = (): z.ZodString =>
  z
    .string()
    .max(253)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/);

/** The public domain name (OPEN-05). */
export const domain = z
  .strictObject({
    name: domainName().register(facts, {
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
    zone: domainName().register(facts, {
      purpose: "domain name of that zone, which the API's own is, or lies below",
      allowed: "a lower-case domain name, for example tradai.example.com",
      source: "decisions 4",
    }),
  })
  .optional()
  .register(facts, {
    purpose: "public domain of the API",
    allowed: "name, zone and zoneId; required in prod",
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
    allowed: "one block for each zone, with a prefix of /16 to /28, inside the VPC",
    source: "architecture 1.2",
  });

const tiers = z
  .strictObject({ public: subnets("public"), private: subnets("private"), database: subnets("database") })
  .optional()
  .register(facts, {
    purpose: "subnets of each tier, where they are not derived from the VPC's block",
    allowed: "public, private and database, each with one block for each zone; absent: derived",
    source: "architecture 1.2",
  });

const flowLogs = z
  .strictObject({
    days: z.literal([...retentionDays]).register(facts, {
      purpose: "days for which the log group of the flow logs is kept",
      allowed: `one of ${retentionDays.join(", ")}; at least 90 in prod`,
      source: `architecture 1.2, TRADAI-S-33, decisions 8, ${pages.retention}`,
    }),
    inBucket: z.boolean().register(facts, {
      purpose: "whether the flow logs are kept in the logs bucket too",
      allowed: "true or false; true in prod",
      source: "TRADAI-S-33, decisions 8",
    }),
  })
  .register(facts, {
    purpose: "records of all traffic in the VPC, and how long they are kept",
    allowed: "days and inBucket",
    source: "architecture 1.2, decisions 8",
  });

const dnsFirewall = z
  .strictObject({
    on: z.boolean().register(facts, {
      purpose: "whether the VPC resolves the listed domains only; every other name is refused",
      allowed: "true or false; true in prod",
      source: "TRADAI-S-34, decisions 8",
    }),
    domains: distinct(
      z
        .string()
        .max(255)
        .regex(/^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
        .register(facts, {
          purpose: "one domain that the VPC resolves besides AWS's and the environment's own",
          allowed: 'a domain name in lower case, or "*." and one for every name below it',
          source: `TRADAI-S-34, ${pages.domainList}`,
        }),
      0,
    ).register(facts, {
      purpose:
        "domains that the VPC resolves besides AWS's and the environment's own, such as the exchanges'; they are reached on port 443 alone",
      allowed:
        'domain names in lower case, or "*." and one for every name below it; at least one where the firewall is on',
      source: "TRADAI-S-34",
    }),
  })
  .register(facts, {
    purpose: "which names the VPC resolves",
    allowed: "on and domains",
    source: "TRADAI-S-34, decisions 8",
  });

/** The VPC: its addresses, its way out and what is recorded of it (architecture.md 1.2, decisions.md section 8). */
export const network = z
  .strictObject({
    cidr: cidr().register(facts, {
      purpose: "address block of the VPC",
      allowed:
        "a network address of RFC 1918 with a prefix of /16 to /18, or to /20 with tiers; for example 10.0.0.0/16",
      source: `architecture 1.2, OPEN-07, ${pages.vpc}`,
    }),
    tiers,
    nat: z.enum(["instance", "gateway"]).register(facts, {
      purpose:
        "what carries traffic of the private subnets to the internet: one instance, or a NAT gateway in each zone",
      allowed: "instance or gateway; gateway in prod",
      source: "architecture 1.2, OPEN-08, TRADAI-H-20, decisions 8",
    }),
    interfaceEndpoints: z.boolean().register(facts, {
      purpose: "whether AWS services are reached through interface endpoints inside the VPC",
      allowed: "true or false; true in prod",
      source: "OPEN-11, TRADAI-H-14, decisions 8",
    }),
    flowLogs,
    dnsFirewall,
  })
  .register(facts, {
    purpose: "network",
    allowed:
      "cidr, nat, interfaceEndpoints, flowLogs, dnsFirewall and, where the subnets are not derived, tiers",
    source: "architecture 1.2, decisions 8",
  });
