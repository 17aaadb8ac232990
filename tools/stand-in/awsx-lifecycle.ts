import { isRecord, type Value, type Values } from "./values";

/** A lifecycle rule as `awsx.ecr.Repository` takes it. */
interface Rule {
  description?: string;
  tagStatus: string;
  tagPrefixList?: string[];
  maximumNumberOfImages?: number;
  maximumAgeLimit?: number;
}

/** What awsx does when no rules are given: one untagged image stays. */
const defaultRule: Rule = {
  description: "remove untagged images",
  tagStatus: "untagged",
  maximumNumberOfImages: 1,
};

/**
 * The ECR lifecycle policy that awsx makes of its own rules: numbered in their order, the one for any image
 * last, as ECR demands. Behaviour of `awsx/ecr/repository.ts` in pulumi/pulumi-awsx 3.x, read 2026-11-21.
 *
 * @param lifecyclePolicy the component's argument.
 * @throws Error for what awsx itself refuses.
 */
export function lifecyclePolicyOf(lifecyclePolicy: Value | undefined): Values {
  const given = isRecord(lifecyclePolicy) ? lifecyclePolicy.rules : undefined;
  const rules = Array.isArray(given) ? (given as unknown as Rule[]) : [defaultRule];
  const forAny = rules.filter(({ tagStatus }) => tagStatus === "any");
  if (forAny.length > 1) throw new Error('awsx.ecr.Repository takes at most one rule with tagStatus "any"');
  const ordered = [...rules.filter(({ tagStatus }) => tagStatus !== "any"), ...forAny];
  return { rules: ordered.map((rule, index) => translated(rule, index + 1)) };
}

function translated(rule: Rule, rulePriority: number): Values {
  return {
    rulePriority,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    selection: { ...tagSelection(rule), ...countSelection(rule) },
    action: { type: "expire" },
  };
}

function tagSelection({ tagStatus, tagPrefixList }: Rule): Values {
  if (tagStatus === "any" || tagStatus === "untagged") return { tagStatus };
  if (tagPrefixList === undefined || tagPrefixList.length === 0) {
    throw new Error("awsx.ecr.Repository: a rule for tagged images needs a tagPrefixList that is not empty");
  }
  return { tagStatus: "tagged", tagPrefixList };
}

function countSelection({ maximumNumberOfImages, maximumAgeLimit }: Rule): Values {
  if (maximumNumberOfImages !== undefined) {
    return { countType: "imageCountMoreThan", countNumber: maximumNumberOfImages };
  }
  if (maximumAgeLimit !== undefined) {
    return { countType: "sinceImagePushed", countNumber: maximumAgeLimit, countUnit: "days" };
  }
  throw new Error("awsx.ecr.Repository: a rule needs maximumNumberOfImages or maximumAgeLimit");
}
