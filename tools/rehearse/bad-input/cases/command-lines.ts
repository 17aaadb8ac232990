import type { BadInput } from "../bad-input";

const environments = "allowed are dev, staging, prod";
const layers = "allowed are bootstrap, persistent, foundation, compute, edge";
const help = "; --help shows what is allowed";

function misspelt(command: string, found: string, meant: string): BadInput {
  return {
    title: `${command}: environment misspelt`,
    command: `${command} ${found}`,
    code: 2,
    message: `error: unknown environment "${found}": ${environments}; did you mean ${meant}?`,
  };
}

const words: readonly BadInput[] = [
  {
    title: "unknown command",
    command: "plan dev",
    code: 2,
    message: /setup: unknown command "plan"\.\nCommands \(none: set up only\):(\n {2}[a-z-]+ +.+)+/,
  },
  misspelt("preview", "prd", "prod"),
  misspelt("report", "stagin", "staging"),
  misspelt("diff", "pord", "prod"),
  misspelt("rehearse", "dve", "dev"),
  misspelt("golden", "prods", "prod"),
  misspelt("images", "deb", "dev"),
  misspelt("doctor", "Prod", "prod"),
  misspelt("shift", "stageing", "staging"),
  {
    title: "environment that resembles none",
    command: "preview production-eu",
    code: 2,
    message: `error: unknown environment "production-eu": ${environments}`,
  },
  {
    title: "preview: layer misspelt",
    command: "preview dev persistant",
    code: 2,
    message: `error: unknown layer "persistant": ${layers}; did you mean persistent?`,
  },
  {
    title: "golden: layer misspelt",
    command: "golden dev egde",
    code: 2,
    message: `error: unknown layer "egde": ${layers}; did you mean edge?`,
  },
  {
    title: "layer in place of the environment",
    command: "preview foundation",
    code: 2,
    message: `error: unknown environment "foundation": ${environments}`,
  },
  {
    title: "diff without an environment",
    command: "diff",
    code: 2,
    message: `error: missing required argument 'env'${help}`,
  },
  {
    title: "images without an environment",
    command: "images",
    code: 2,
    message: `error: missing required argument 'env'${help}`,
  },
  {
    title: "doctor without an environment",
    command: "doctor",
    code: 2,
    message: `error: missing required argument 'env'${help}`,
  },
  {
    title: "shift without an environment",
    command: "shift",
    code: 2,
    message: `error: missing required argument 'env'${help}`,
  },
  {
    title: "preview: a word too many",
    command: "preview dev edge now",
    code: 2,
    message: `error: too many arguments. Expected 2 arguments but got 3${help}`,
  },
  {
    title: "docs: a document named",
    command: "docs docs/roles.md",
    code: 2,
    message: `error: too many arguments. Expected 0 arguments but got 1${help}`,
  },
  {
    title: "mutants: no such file",
    command: "mutants rules/s4",
    code: 2,
    message: 'error: no file of the policy pack that decides contains "rules/s4"',
  },
];

const options: readonly BadInput[] = [
  {
    title: "preview: option misspelt",
    command: "preview dev --no-polices",
    code: 2,
    message: `error: unknown option '--no-polices' (Did you mean --no-policy?)${help}`,
  },
  {
    title: "report: option misspelt",
    command: "report dev --bas main",
    code: 2,
    message: `error: unknown option '--bas' (Did you mean --base?)${help}`,
  },
  {
    title: "diff: option of another command",
    command: "diff dev --plan plan.json",
    code: 2,
    message: `error: unknown option '--plan'${help}`,
  },
  {
    title: "rehearse: no such rehearsal",
    command: "rehearse dev --bad-inputs",
    code: 2,
    message: `error: unknown option '--bad-inputs' (Did you mean --bad-input?)${help}`,
  },
  {
    title: "bench: option misspelt",
    command: "bench --rnus",
    code: 2,
    message: `error: unknown option '--rnus' (Did you mean --rounds?)${help}`,
  },
  {
    title: "docs: option misspelt",
    command: "docs --chek",
    code: 2,
    message: `error: unknown option '--chek' (Did you mean --check?)${help}`,
  },
  {
    title: "golden: an option, where there is none",
    command: "golden --all",
    code: 2,
    message: `error: unknown option '--all'${help}`,
  },
  {
    title: "images: option for a format that there is not",
    command: "images dev --json",
    code: 2,
    message: `error: unknown option '--json'${help}`,
  },
  {
    title: "mutants: option misspelt",
    command: "mutants --rules s3",
    code: 2,
    message: `error: unknown option '--rules'${help}`,
  },
  {
    title: "doctor: check misspelt",
    command: "doctor dev --only quota",
    code: 2,
    message:
      'error: unknown check "quota": allowed are settings, place, images, quotas, names, zone, aws-roles, singletons, versions; did you mean quotas?',
  },
  {
    title: "doctor: --only without its check",
    command: "doctor dev --only",
    code: 2,
    message: `error: option '--only <check>' argument missing${help}`,
  },
  {
    title: "shift: function misspelt",
    command: "shift dev --only helth-check",
    code: 2,
    message:
      /error: unknown function "helth-check": allowed are ([a-z-]+, )+[a-z-]+; did you mean health-check\?/,
  },
  {
    title: "shift: minutes in words",
    command: "shift dev --timeout soon",
    code: 2,
    message: "error: --timeout soon: allowed are 1 to 180 whole minutes",
  },
  {
    title: "shift: no minutes",
    command: "shift dev --timeout 0",
    code: 2,
    message: "error: --timeout 0: allowed are 1 to 180 whole minutes",
  },
  {
    title: "shift: alarms ignored for every function",
    command: "shift dev --ignore-alarms",
    code: 2,
    message: "error: --ignore-alarms: name each function that it is for with --only <function>",
  },
  {
    title: "report: danger misspelt",
    command: "report dev --fail-on data-los",
    code: 2,
    message:
      'error: unknown --fail-on "data-los": allowed are data-loss, permission-widening; did you mean data-loss?',
  },
  {
    title: "diff: danger misspelt",
    command: "diff dev --fail-on data-loss,permission-widenning",
    code: 2,
    message:
      'error: unknown --fail-on "permission-widenning": allowed are data-loss, permission-widening; did you mean permission-widening?',
  },
  {
    title: "preview: --plan without its file",
    command: "preview dev --plan",
    code: 2,
    message: `error: option '--plan <file>' argument missing${help}`,
  },
  {
    title: "preview: two documents for standard output",
    command: "preview dev --plan - --sarif -",
    code: 2,
    message: "error: --plan - and --sarif -: only one of them can have standard output",
  },
  {
    title: "preview: findings of policies that are left out",
    command: "preview dev --no-policy --sarif CHECKOUT/a.sarif",
    code: 2,
    message: "error: --sarif needs the policies, which --no-policy leaves out",
  },
  {
    title: "preview: levels of policies that are left out",
    command: "preview dev --no-policy --policy-pack-config CHECKOUT/a.json",
    code: 2,
    message: "error: --policy-pack-config needs the policies, which --no-policy leaves out",
  },
  {
    title: "rehearse: a document of a rehearsal that has none",
    command: "rehearse dev --write",
    code: 2,
    message: /error: --write: this rehearsal has no document; allowed with --.+/,
  },
  {
    title: "test: file that is not there",
    command: "test test/unit/naming/nmaes.test.ts",
    code: 2,
    message: 'setup: no test file "test/unit/naming/nmaes.test.ts"',
  },
  {
    title: "test: option that mocha does not know",
    command: "test --grpe naming",
    code: 2,
    message: 'setup: mocha has no option "--grpe"; `npx mocha --help` shows what is allowed',
  },
];

/** What is typed wrong: words and options, alone and together. */
export const commandLines: readonly BadInput[] = [...words, ...options];
