import type { Properties } from '../../../resource-model';
import { alreadyExists, invalidRequest, notFound } from '../../failures';
import { hexId } from '../../identifiers';
import { record, records, text } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findResource, type Place, removeResource, resourcesOfType } from '../../store';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

export const listener: ResourceRules = {
  // A guess.
  seconds: { create: 3 },
  require(context, properties, existing) {
    const balancer = text(properties, 'LoadBalancerArn') ?? '';
    if (!findResource(context, 'AWS::ElasticLoadBalancingV2::LoadBalancer', balancer)) {
      throw notFound(`Load balancer '${balancer}' not found`);
    }
    const taken = resourcesOfType(context, LISTENER).some(
      (other) =>
        other.physicalId !== existing?.physicalId &&
        other.properties.LoadBalancerArn === balancer &&
        text(other.properties, 'Port') === text(properties, 'Port'),
    );
    if (taken) {
      throw alreadyExists(
        `A listener already exists on this port for this load balancer '${balancer}'`,
      );
    }
    requireCertificate(context, properties);
    requireTargetGroups(context, records(properties, 'DefaultActions'));
  },
  identify(context, properties) {
    const balancer = text(properties, 'LoadBalancerArn') ?? '';
    const listenerArn = `${balancer.replace(':loadbalancer/', ':listener/')}/${hexId(context.state, 16)}`;
    return { physicalId: listenerArn, attributes: { ListenerArn: listenerArn } };
  },
  /** The rules of a listener go with it. */
  deleted(context, existing) {
    for (const rule of resourcesOfType(context, RULE)) {
      if (rule.properties.ListenerArn === existing.physicalId) {
        removeResource(context, RULE, rule.physicalId);
      }
    }
  },
};

export const listenerRule: ResourceRules = {
  seconds: { create: 3 },
  require(context, properties, existing) {
    const listenerArn = text(properties, 'ListenerArn') ?? '';
    if (findResource(context, LISTENER, listenerArn) === undefined) {
      throw notFound(`One or more listeners not found: ${listenerArn}`);
    }
    const priority = text(properties, 'Priority');
    const taken = resourcesOfType(context, RULE).some(
      (other) =>
        other.physicalId !== existing?.physicalId &&
        other.properties.ListenerArn === listenerArn &&
        text(other.properties, 'Priority') === priority,
    );
    if (taken) {
      throw invalidRequest(`Priority '${priority}' is currently in use`);
    }
    requireTargetGroups(context, records(properties, 'Actions'));
  },
  identify(context, properties) {
    const listenerArn = text(properties, 'ListenerArn') ?? '';
    const ruleArn = `${listenerArn.replace(':listener/', ':listener-rule/')}/${hexId(context.state, 16)}`;
    return { physicalId: ruleArn, attributes: { RuleArn: ruleArn, IsDefault: false } };
  },
};

function requireCertificate(place: Place, properties: Properties): void {
  if (text(properties, 'Protocol') !== 'HTTPS') {
    return;
  }
  const certificates = records(properties, 'Certificates').flatMap(
    (certificate) => text(certificate, 'CertificateArn') ?? [],
  );
  if (certificates.length === 0) {
    throw invalidRequest('A certificate must be specified for HTTPS listeners');
  }
  for (const certificateArn of certificates) {
    if (!findResource(place, 'AWS::CertificateManager::Certificate', certificateArn)) {
      throw invalidRequest(`Certificate '${certificateArn}' not found`);
    }
  }
}

function requireTargetGroups(place: Place, actions: readonly Properties[]): void {
  for (const action of actions) {
    const forwarded = records(record(action, 'ForwardConfig'), 'TargetGroups');
    const targetGroups = [action, ...forwarded].flatMap(
      (target) => text(target, 'TargetGroupArn') ?? [],
    );
    for (const targetGroup of targetGroups) {
      if (!findResource(place, 'AWS::ElasticLoadBalancingV2::TargetGroup', targetGroup)) {
        throw notFound(`Target group '${targetGroup}' not found`);
      }
    }
  }
}
