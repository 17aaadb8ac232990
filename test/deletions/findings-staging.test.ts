import { describeFindings } from "./findings";

describeFindings("staging");
