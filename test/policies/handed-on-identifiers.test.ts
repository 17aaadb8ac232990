import assert from "node:assert/strict";
import { inAnotherPlace, inTheirPlace } from "../../policy-pack/examples/other-places";
import type { Example } from "../../policy-pack/rule";
import { dependenciesLost, identifiersPredicted, identifiersUnknown } from "./variants/identifiers";
import type { Exception } from "./variants/verdict";
import { changes, examplesOf, isExcepted, rules, verdictAsWritten, verdictOf } from "./variants/verdict";

const inUnknown: readonly Exception[] = [
  {
    rule: "backup-coverage",
    titles: ["A list that lost the table but not the dependency"],
    reason: "An unknown item stands for what the list depends on.",
  },
  {
    rule: "no-dangling-reference",
    titles: ["One of two subnets that is gone"],
    reason: "An unknown item stands for what the list depends on.",
  },
];

const inPredicted: readonly Exception[] = [
  {
    rule: "no-dangling-arn",
    titles: [...inTheirPlace, ...inAnotherPlace].map(({ title }) => title),
    reason: "The variant makes every ARN of the environment's own account and region.",
  },
  {
    rule: "no-dangling-reference",
    titles: ["A balancer by an ARN whose end AWS makes"],
    reason: "The example is about a balancer whose ARN AWS has not told yet.",
  },
  {
    rule: "api-hardened",
    titles: ["Errors in a group of AWS's"],
    reason: "Once the API's identifier is known, `logs-owned` tells the missing group by its name.",
  },
  {
    rule: "alarm-coverage",
    titles: [
      "A baseline of another target group",
      "A baseline of a load balancer that AWS names",
      "A baseline of another load balancer, both of which AWS names",
    ],
    reason: "The two dimensions of each block depend on two groups: the variant cannot tell which is meant.",
  },
  {
    rule: "backup-coverage",
    titles: ["A copy abroad beside one at home, whose ARNs are known after the update"],
    reason: "Both copies depend on both vaults: the variant cannot tell which is meant.",
  },
  {
    rule: "ecs-scalable",
    titles: ["A target for the cluster that a reference shows to be another"],
    reason:
      "A program writes `resourceId` of two names; the variant hands on the service's identifier alone.",
  },
  {
    rule: "sfn-role-fits",
    titles: ["A function that AWS names, by its alias"],
    reason: "The variant names the function otherwise than the definition's text does.",
  },
];

const onlyTheDependencyTells: readonly Exception[] = [
  ...inPredicted,
  {
    rule: "api-hardened",
    titles: ["A trigger of one part"],
    reason: "A trigger is a digest: nothing but the dependency tells of what.",
  },
  {
    rule: "api-hardened",
    titles: ["A function that a stage of the API may call"],
    reason: "A permission takes the ARN by which a stage is called, and the variant hands on its own.",
  },
  {
    rule: "api-hardened",
    titles: ["A model of an API that another program declares"],
    reason: "Nothing but the dependency on the other program tells that the API is none of this one.",
  },
  {
    rule: "api-hardened",
    titles: ["A mapping that is told the API's identifier by its stage"],
    reason: "Nothing but the dependency tells whose identifier the text is.",
  },
  {
    rule: "api-hardened",
    titles: ["A queue that AWS has yet to name, without role"],
    reason: "The queue's name stands in the middle of an address that is known only after the update.",
  },
  {
    rule: "logs-owned",
    titles: ["Tasks and hosts of two regions, each with the group beside it"],
    reason: "Groups of one name in two regions: nothing but the dependency tells which of them is meant.",
  },
  {
    rule: "logs-owned",
    titles: ["A function without group, beside one that is named after an API"],
    reason: "Nothing but the dependency tells after what a group is named whose name is not known yet.",
  },
  {
    rule: "async-has-dlq",
    titles: ["A redrive policy known after the update, made of the dead-letter queue's ARN"],
    reason: "The ARN stands in the middle of a policy that is known only after the update.",
  },
  {
    rule: "backup-coverage",
    titles: [
      "A bucket that only receives the copies of another one, by its ARN that the update tells",
      "A selection whose unknown ARN is another table's",
      "Backups of RDS that are never restored",
      "Backups of Aurora that are never restored",
      "Backups of EFS that are never restored",
      "Backups of S3 that are never restored",
    ],
    reason:
      "The variant gives the store another ARN than the selection's, which the dependency alone resolves.",
  },
  {
    rule: "canary-present",
    titles: ["A domain that is mapped to the stage's own API", "A canary that depends on something else"],
    reason: "The address is a text that AWS completes.",
  },
  {
    rule: "compute-private",
    titles: ["A workflow that starts tasks in public subnets"],
    reason: "The subnets stand in the middle of a definition that is known only after the update.",
  },
  {
    rule: "companions-present",
    titles: [
      "A network whose default table is emptied",
      "A network that resolves no name while its firewall does not answer",
      "A network, a vault and a detector of dev",
      "Not so: a network that resolves no name while its firewall does not answer",
    ],
    reason: "The default table is an answer of the network's that the variant does not predict.",
  },
  {
    rule: "companions-present",
    titles: [
      "A canary beside the group of another one that only the update will tell",
      "An address to sign in at, beside another one and the identifier of a client",
    ],
    reason: "Only the dependency tells whose group or identifier it is.",
  },
  {
    rule: "lambda-bounded",
    titles: ["A schedule whose target is known by dependency alone"],
    reason: "The example is about the dependency.",
  },
  {
    rule: "no-dangling-reference",
    titles: ["The root path of an API, which is no resource of its own"],
    reason: "The root's identifier is an answer of the API's that the variant does not predict.",
  },
  {
    rule: "no-dangling-reference",
    titles: [
      "A balancer by an ARN whose end AWS makes",
      "A network by its identifier, of which only the ARN is known",
    ],
    reason: "The examples are about dependencies on what AWS has yet to name.",
  },
  {
    rule: "compute-private",
    titles: [
      "A task on an event in a public subnet",
      "A scheduled task in a public subnet",
      "A set of tasks in a public subnet",
    ],
    reason: "The dependency of the whole property tells where the tasks start.",
  },
  {
    rule: "sg-port-consistency",
    titles: [
      "A target of an event in a group that admits somebody, which answers nobody",
      "A schedule in a group that admits somebody, which answers nobody",
      "A workflow in a group that admits somebody, which answers nobody",
    ],
    reason: "The group stands within a property that the examples leave unknown as a whole.",
  },
  {
    rule: "vpc-endpoints-complete",
    titles: ["A task of a workflow that is let out nowhere"],
    reason: "The groups stand in the middle of a definition that is known only after the update.",
  },
  {
    rule: "waf-attached",
    titles: ["A stage whose ARN is known while the API's id is not"],
    reason: "The association's text names an API whose identifier the variant predicts otherwise.",
  },
  {
    rule: "lambda-aliased",
    titles: ["A workflow made from the function's ARN"],
    reason: "The ARN stands in the middle of a definition that is known only after the update.",
  },
  {
    rule: "m2m-secret-managed",
    reason: "A client's secret in a SecretVersion is a text like any other.",
  },
  {
    rule: "no-orphans",
    titles: ["A target group in which nobody answers"],
    reason: "The listener's actions are known only after the update, and with them whom they lead to.",
  },
  {
    rule: "secrets-not-in-env",
    reason: "A secret in a variable is a text like any other.",
  },
  {
    rule: "waf-rules-complete",
    reason: "An address or header of another resource stands in the middle of a text.",
  },
];

interface Variant {
  readonly what: string;
  readonly of: (example: Example) => Example;
  readonly exceptions: readonly Exception[];
}

const variants: readonly Variant[] = [
  { what: "before AWS has answered", of: identifiersUnknown, exceptions: inUnknown },
  { what: "once AWS has answered", of: identifiersPredicted, exceptions: inPredicted },
  {
    what: "where known values have lost their dependencies",
    of: (example) => dependenciesLost(identifiersPredicted(example)),
    exceptions: onlyTheDependencyTells,
  },
];

for (const { what, of, exceptions } of variants) {
  describe(`identifiers that are handed on, ${what}`, () => {
    for (const rule of rules) {
      it(`change no verdict of ${rule.name}`, () => {
        for (const example of examplesOf(rule)) {
          const found = changes(verdictAsWritten(rule, example), verdictOf(rule, of(example)));
          if (!isExcepted(exceptions, rule, example)) {
            assert.deepEqual(found, [], example.title);
          }
        }
      });
    }

    it("change those alone that are listed with a reason", () => {
      const idle = exceptions.filter((exception) =>
        rules
          .filter(({ name }) => name === exception.rule)
          .flatMap((rule) => examplesOf(rule).map((example) => ({ rule, example })))
          .filter(({ rule, example }) => isExcepted([exception], rule, example))
          .every(
            ({ rule, example }) =>
              changes(verdictAsWritten(rule, example), verdictOf(rule, of(example))).length === 0,
          ),
      );
      assert.deepEqual(idle, []);
    });
  });
}
