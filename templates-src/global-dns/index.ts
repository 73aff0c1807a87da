import { Template } from '../cfn/template';
import { addStandardTags } from '../standard-tags';
import { addHealthCheckAlarms } from './alarms';
import { addFailoverRecords } from './failover-records';
import { addHealthChecks } from './health-checks';
import { addOutputs } from './outputs';
import { addParameters } from './parameters';
import { addRegionalRecords } from './regional-records';
import { addVerdictRecords } from './verdict-records';

/** DNS for both regions: where clients go, and what Route 53's checkers see. */
export function globalDns(): Template {
  const template = new Template({
    description: 'Payments DNS: regional names, health checks, failover and verdict records',
  });
  const parameters = addParameters(template);
  addStandardTags(template, {
    EnvironmentSuffix: parameters.EnvironmentSuffix,
    HomeRole: 'primary',
  });
  const regions = addRegionalRecords(template, parameters);
  const checks = addHealthChecks(template, parameters, regions);
  addFailoverRecords(template, parameters, regions, checks.primary);
  const verdictRecordName = addVerdictRecords(template, parameters, checks.writer);
  addHealthCheckAlarms(template, parameters, checks);
  addOutputs(template, parameters, regions, checks, verdictRecordName);
  return template;
}
