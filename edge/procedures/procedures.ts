import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createRole } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import { PolicyBuilder, trustPolicy } from "../../shared/policy";
import { automationContent } from "./document";
import type { Procedure } from "./procedure";
import { ownRecoveryPoints } from "./recovery";
import { proceduresOf } from "./table";

/** The role that all procedures work with: what their steps call, and nothing else. */
function createProceduresRole(
  context: LayerContext,
  procedures: readonly Procedure[],
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const { arns, names, settings } = context;
  const trust = trustPolicy(settings, "ssm.amazonaws.com", { sourceArn: arns.automationExecutions() });
  const role = createRole(context, "procedures-role", names.role("procedures"), trust);
  const builder = new PolicyBuilder(settings);
  for (const { actions, on, when = {}, why } of procedures.flatMap(({ rights }) => rights)) {
    if (on === undefined) builder.allowWithoutResource([...actions], why);
    else
      builder
        .allow([...actions])
        .on([...on])
        .when(when)
        .because(why);
  }
  for (const { arn, service } of procedures.flatMap(({ passes }) => passes)) {
    builder.withPassRole([arn], service);
  }
  const policy = new aws.iam.RolePolicy(
    "procedures-policy",
    { name: "work", role: role.name, policy: builder.build().json },
    context.options(),
  );
  return { role, policy };
}

const places = ["home", "recovery"] as const;

/** Lets operators start the procedures, with the role that they work from the command line with. */
function allowOperators(
  context: LayerContext,
  procedures: readonly Procedure[],
  documents: readonly pulumi.Resource[],
): void {
  const { arns, names, settings } = context;
  const policy = new PolicyBuilder(settings)
    .allow("ssm:StartAutomationExecution")
    .on([
      ...procedures.flatMap(({ id, region }) => arns.procedure(id, region)),
      ...arns.automationExecutions(),
    ])
    .because("start procedures")
    .allow(["ssm:GetAutomationExecution", "ssm:StopAutomationExecution"])
    .on(arns.automationExecutions())
    .because("watch and stop executions")
    .allow("backup:ListRecoveryPointsByBackupVault")
    .on([arns.backupVault("home"), arns.backupVault("recovery")])
    .because("choose a recovery point")
    .allow("backup:GetRecoveryPointRestoreMetadata")
    .on(places.flatMap((place) => [arns.recoveryPoints(place), arns.databaseRecoveryPoints(place)]))
    .when(ownRecoveryPoints(settings))
    .because("read what a restore has to be told")
    .withPassRole([arns.role("procedures")], "ssm.amazonaws.com")
    .build();
  new aws.iam.RolePolicy(
    "procedures-operators",
    { name: "procedures", role: names.role("cli-ci"), policy: policy.json },
    context.options({ dependsOn: [...documents] }),
  );
}

/** The procedures as Automation documents, each in the region in which it works. */
export function createProcedures(context: LayerContext): void {
  const { names, settings } = context;
  const procedures = proceduresOf(context.arns, settings);
  const { role, policy } = createProceduresRole(context, procedures);
  const documents = procedures.map((procedure) => {
    const name = names.procedure(procedure.id);
    const region = context.regionOf(procedure.region);
    return new aws.ssm.Document(
      `runbook-${procedure.id}`,
      {
        name,
        documentType: "Automation",
        documentFormat: "JSON",
        content: automationContent(procedure, context.arns.role("procedures")),
        ...(region === undefined ? {} : { region }),
        tags: context.tags(name),
      },
      context.options({ dependsOn: [role, policy] }),
    );
  });
  allowOperators(context, procedures, documents);
}
