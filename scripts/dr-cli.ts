process.stdout.write('dr-cli\n');
