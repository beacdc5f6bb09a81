/**
 * Questions and what somebody might say in a video that answers them, about things that have nothing to do with each
 * other: what a model makes of them tells how near it puts a question to its answer, and to anything else.
 */
export const calibrationTexts: readonly { readonly question: string; readonly passage: string }[] = [
  {
    question: 'how long should bread dough rise?',
    passage:
      "Now cover the bowl with a towel and leave it somewhere warm. After about an hour and a half it'll have doubled, and that's when you shape your loaf.",
  },
  {
    question: 'why are the tomato leaves turning yellow?',
    passage:
      'If you see yellow on the lower leaves of your tomatoes, it is mostly too much water. Let the soil dry out between waterings and take those leaves off.',
  },
  {
    question: 'What did the astronomers say about the rings of Saturn?',
    passage:
      'So the rings are younger than the planet itself. They are bits of ice, and in a hundred million years or so they will have rained down on Saturn.',
  },
  {
    question: 'fixing a flat bicycle tyre',
    passage:
      'Take the wheel off, push the tyre levers under the rim, and pull the inner tube out. Find the hole, sand it a little, glue, wait, and press the patch on.',
  },
  {
    question: 'how can I open a savings account for my child?',
    passage:
      "For a child's account you bring the birth certificate and your own identity card to the bank. There's no fee, and the interest is paid once a year.",
  },
  {
    question: 'the storm on the coast',
    passage:
      'Winds of up to a hundred and thirty kilometres an hour hit the harbour last night. Ferries stay in port, and people near the beach were asked to leave.',
  },
  {
    question: 'how do you teach a puppy to sit?',
    passage:
      "Hold a treat right over his nose and move it back. His bottom goes down by itself, and that's the moment when you say sit and give him the treat.",
  },
  {
    question: 'who scored in the second half of the match?',
    passage:
      'It was one nil at the break. Then the captain headed in a corner in the sixtieth minute, and five minutes before the whistle the striker made it three.',
  },
  {
    question: 'where to put the left hand on the piano',
    passage:
      'Your left hand goes an octave below middle C, little finger on the C. Keep the wrist loose, and only play the root of the chord on the first beat.',
  },
  {
    question: 'When was the old railway bridge built?',
    passage:
      'The first trains crossed the river here in eighteen sixty-seven. It took four hundred men two winters, and most of the iron came from Wales.',
  },
  {
    question: 'what happens inside a volcano before it erupts',
    passage:
      'Magma rises and gas comes out of it, like in a bottle that is opened. The ground swells, there are small quakes, and at some point the pressure breaks the rock.',
  },
  {
    question: 'how to cope with jet lag',
    passage:
      'Go out into the daylight as soon as you land, and stay awake until the evening there. Your body clock moves by about an hour a day, less when flying east.',
  },
  {
    question: 'Why did the government lose the vote?',
    passage:
      'Eleven members of their own party abstained. The opposition had offered a smaller tax on fuel, and that was what the rural seats wanted to hear.',
  },
  {
    question: 'the best opening moves in chess for beginners',
    passage:
      'Put a pawn in the centre, get your knights out, then the bishop, and castle early. Do not bring the queen out at once, she will only be chased around.',
  },
  {
    question: 'how do whales sleep without drowning?',
    passage:
      'They rest one half of the brain at a time. The other half keeps them breathing, so they hang there like logs just under the surface and come up for air.',
  },
  {
    question: 'What is deducted from my first salary?',
    passage:
      'From your gross pay the employer takes income tax, health insurance and the pension. What is left, the net amount, is what arrives at the end of the month.',
  },
  {
    question: 'descale a coffee machine',
    passage:
      'Fill the tank with water and a little citric acid, run half of it through, wait a quarter of an hour, run the rest, and then rinse twice with clear water.',
  },
  {
    question: 'how fast are the glaciers melting?',
    passage:
      'This tongue of ice has drawn back by sixty metres since last summer. The measurements of forty years show that it gets quicker with each decade.',
  },
  {
    question: 'training plan for the first marathon',
    passage:
      'Run four times a week, one of them long and slow. Add two kilometres to the long run each weekend, and in the last three weeks do less and less.',
  },
  {
    question: 'how do I cast off my knitting?',
    passage:
      'Knit two stitches, then lift the first over the second with the left needle. Knit one more, lift again, and at the end pull the yarn through the last loop.',
  },
  {
    question: 'What does the doctor advise against back pain?',
    passage:
      "Don't lie in bed. Walk, even if it is only to the kitchen, keep warm, and come back if it goes down into your leg or isn't better in two weeks.",
  },
  {
    question: 'the painter and his years in Paris',
    passage:
      'In Montmartre he rented a room without heating and sold his canvases to the baker. It was there that he met his dealer, and the colours became bright.',
  },
  {
    question: 'how to parallel park a car',
    passage:
      'Stop beside the car in front, mirrors level. Reverse slowly, full lock towards the kerb, until you see the headlamp of the one behind, then straighten.',
  },
  {
    question: 'Which tea goes with spicy food?',
    passage:
      'With a hot curry I would pour an oolong, lightly roasted. It is strong enough to stand beside chilli, and a green one would just disappear.',
  },
];
