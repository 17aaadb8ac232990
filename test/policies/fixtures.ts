export { factsOf, urnOf, withSentinels } from "../../policy-pack/examples/facts";
