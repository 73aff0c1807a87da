export * from '../../templates-src/cfn/resolve';
