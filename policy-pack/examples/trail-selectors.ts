import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { bucket } from "./bucket";
import { dataEvents, management, objects, trail } from "./trail";

type Inputs = Readonly<Record<string, unknown>>;
export const results = bucket("results");
export const table: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "deployments",
  inputs: { name: "tradai-deployments-prod" },
};
const field = (name: string, condition: Inputs): Inputs => ({ field: name, ...condition });
const selector = (...fieldSelectors: readonly Inputs[]): Inputs => ({ name: "selector", fieldSelectors });
const data = field("eventCategory", { equals: ["Data"] });
const ofObjects = field("resources.type", { equals: ["AWS::S3::Object"] });
const classic = (...eventSelectors: readonly Inputs[]): Inputs => ({
  advancedEventSelectors: undefined,
  eventSelectors,
});
const inResults = {
  type: "AWS::S3::Object",
  values: ["arn:aws:s3:::tradai-results-prod/"],
};

/** Selectors that record the data events of one bucket. */
export const recordedData: readonly Example[] = [
  {
    title: "One bucket's objects by the whole ARN of their prefix",
    resources: [
      trail({
        advancedEventSelectors: [
          management,
          selector(
            data,
            ofObjects,
            field("resources.ARN", { equals: ["arn:aws:s3:::tradai-results-prod/"] }),
          ),
        ],
      }),
      results,
    ],
  },
  {
    title: "Classic selectors that do not say what they record, which is all",
    resources: [trail(classic({ dataResources: [inResults] })), results],
  },
];

const unrecorded = (title: string, inputs: Inputs): ViolatingExample => ({
  title,
  resources: [trail(inputs), results],
  resource: "results",
  says: "no trail records",
});
const unmanaged = (title: string, inputs: Inputs): ViolatingExample => ({
  title,
  resources: [trail(inputs)],
  resource: "audit-trail",
  says: "management events are not recorded",
});

/** Selectors that leave out what they seem to record. */
export const unrecordedData: readonly ViolatingExample[] = [
  ...["notEquals", "notStartsWiths", "notEndsWiths", "endsWiths"].map((operator) =>
    unrecorded(`Objects but for those that ${operator} excepts`, {
      advancedEventSelectors: [
        management,
        selector(
          data,
          ofObjects,
          field("resources.ARN", {
            startsWiths: ["arn:aws:s3:::tradai-results-prod/"],
            [operator]: [".csv"],
          }),
        ),
      ],
    }),
  ),
  unrecorded("Objects of a selector that records no data events", {
    advancedEventSelectors: [
      management,
      selector(
        field("eventCategory", { equals: ["NetworkActivity"] }),
        ofObjects,
        field("resources.ARN", { startsWiths: ["arn:aws:s3:::tradai-results-prod/"] }),
      ),
    ],
  }),
  unrecorded("Another type's events under the bucket's ARN", {
    advancedEventSelectors: [
      management,
      dataEvents("AWS::S3ObjectLambda::AccessPoint", "arn:aws:s3:::tradai-results-prod/"),
    ],
  }),
  unrecorded("Objects that are written, by classic selectors", {
    ...classic({}, { readWriteType: "WriteOnly", dataResources: [inResults] }),
  }),
  unrecorded("Functions in the place of objects, by classic selectors", {
    ...classic({ dataResources: [{ ...inResults, type: "AWS::Lambda::Function" }] }),
  }),
  unmanaged("Classic selectors without management events", classic({ includeManagementEvents: false })),
  unmanaged(
    "Classic selectors without the events of keys",
    classic({ includeManagementEvents: true, excludeManagementEventSources: ["kms.amazonaws.com"] }),
  ),
  unmanaged("Insights in the place of management events", {
    advancedEventSelectors: [selector(field("eventCategory", { equals: ["Insight"] })), objects],
  }),
  {
    title: "A trail that records all objects, and so its own files",
    resources: [trail({ advancedEventSelectors: [management, selector(data, ofObjects)] })],
    resource: "audit-trail",
    says: "that it writes to tradai-logs-prod",
  },
];

/** What a trail that is not known here may record. */
export const unknownTrails: readonly UndecidedExample[] = [
  {
    title: "A bucket of a layer, whose trail another one may declare",
    scope: "layer",
    resources: [results],
    resource: "results",
    says: "the trail may be declared in another layer",
  },
];
