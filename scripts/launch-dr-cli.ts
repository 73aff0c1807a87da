import * as nodeModule from 'node:module';

/**
 * What `dr-cli` is started with: keeps compiled code between two commands, and loads the program,
 * which loads its larger parts when they are needed. Node keeps compiled code since 22.1:
 * https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
  nodeModule.enableCompileCache();
}

// A variable keeps the bundler from taking the program in.
const program = './dr-cli/program.mjs';
void import(program);
