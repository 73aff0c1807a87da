import { Random } from '../../../../scripts/simulation/kernel/random';

const draw = (random: Random): number[] => Array.from({ length: 20 }, () => random.next());

describe('random numbers', () => {
  test('the same seed gives the same numbers', () => {
    const numbers = draw(new Random(7));

    expect(draw(new Random(7))).toEqual(numbers);
  });

  test('another seed gives others', () => {
    const numbers = draw(new Random(7));

    expect(draw(new Random(8))).not.toEqual(numbers);
  });

  test('what one part draws does not move what another draws', () => {
    const random = new Random(7);
    const before = draw(random.fork('database'));

    draw(random.fork('traffic'));

    expect(draw(random.fork('database'))).toEqual(before);
  });

  test('a whole number is between its bounds, both included', () => {
    const random = new Random(3);

    const numbers = new Set(Array.from({ length: 200 }, () => random.between(2, 4)));

    expect([...numbers].sort()).toEqual([2, 3, 4]);
  });
});
