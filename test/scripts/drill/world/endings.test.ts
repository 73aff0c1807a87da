import { setTimeout as sleep } from 'node:timers/promises';
import { Endings } from '../../../../scripts/drill/world/endings';
import { within } from '../../../../scripts/drill/world/within';

const never = () => new Promise<void>(() => undefined);

test('what began last ends first, whatever fails on the way, and the first error is told', async () => {
  const ended: string[] = [];
  const endings = new Endings();
  endings.add('one', () => void ended.push('one'));
  endings.add('two', () => {
    throw new Error('two does not end');
  });
  endings.add('three', async () => void ended.push('three'));

  await expect(endings.run()).rejects.toThrow('two does not end');
  expect(ended).toEqual(['three', 'one']);
});

test('something that never ends holds nothing up, and is named', async () => {
  const ended: string[] = [];
  const endings = new Endings();
  endings.add('one', () => void ended.push('one'));
  endings.add('the clients', never, 20);

  await expect(endings.run()).rejects.toMatchObject({
    code: 'DR_DRILL_STUCK',
    message: expect.stringContaining('for the clients to end, in vain'),
  });
  expect(ended).toEqual(['one']);
});

test('a wait that is over in time gives what it waited for, and leaves no timer', async () => {
  expect(await within('a number', sleep(1, 7))).toBe(7);
});

test('what fails while it is waited for says so itself', async () => {
  await expect(within('a number', Promise.reject(new Error('none')))).rejects.toThrow('none');
});
