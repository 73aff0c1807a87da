import { ConfigurationError, readRequired } from '../../../functions/shared/environment';

describe('required environment variables', () => {
  it('reads a variable that is set', () => {
    expect(readRequired({ NAME: 'value' }, 'NAME', 'Set it')).toBe('value');
  });

  it.each([undefined, '', '  '])('refuses %p, saying what to set', (value) => {
    const read = () => readRequired({ NAME: value }, 'NAME', 'Set it to a name');

    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow('NAME is not set. Set it to a name');
  });
});
