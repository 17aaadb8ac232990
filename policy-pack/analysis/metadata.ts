import type { Policy, PolicyConfigSchema } from "@pulumi/policy";
import { z } from "zod";
import type { CatalogueIds, Rule } from "../rule";
import { documentationOf } from "./message";

const catalogueNames: Readonly<Record<keyof CatalogueIds, string>> = {
  securityHub: "security-hub",
  cis: "cis-aws-5.0",
  cdkNag: "cdk-nag",
  checkov: "checkov",
};

/** CrossGuard's fields of a rule, but for the function that checks it. */
export function describeRule(rule: Rule): Policy {
  return {
    name: rule.name,
    displayName: rule.title,
    description: rule.description,
    enforcementLevel: rule.enforcement ?? "mandatory",
    severity: rule.severity,
    remediationSteps: rule.remediation,
    tags: tagsOf(rule),
    ...frameworkOf(rule),
    url: documentationOf(rule.name),
    ...(rule.parameters && { configSchema: configSchemaOf(rule.parameters) }),
  };
}

/** A zod object as CrossGuard's JSON schema; every property has its default, so none is required. */
export function configSchemaOf(schema: z.ZodObject): PolicyConfigSchema {
  const { properties = {} } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { properties: properties as PolicyConfigSchema["properties"] };
}

/** Ids of catalogues, relations and findings as `kind:id`. */
export function tagsOf(rule: Rule): string[] {
  const catalogue = Object.entries(catalogueNames).flatMap(([key, name]) =>
    (rule.catalogue?.[key as keyof CatalogueIds] ?? []).map((id) => `${name}:${id}`),
  );
  const relations = (rule.relations ?? []).map((number) => `relation:${number}`);
  const findings = (rule.findings ?? []).map((id) => `finding:${id}`);
  return [...catalogue, ...relations, ...findings];
}

/** CrossGuard has room for one framework: Security Hub's standard, whose ids are the most widely used. */
function frameworkOf(rule: Rule): Pick<Policy, "framework"> {
  const ids = rule.catalogue?.securityHub;
  return ids === undefined || ids.length === 0
    ? {}
    : {
        framework: {
          name: "AWS Foundational Security Best Practices",
          version: "1.0.0",
          reference: ids.join(", "),
          specification: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html",
        },
      };
}
