"""What is wrong with the wiring: one module a rule, each a pure function of one day.

How a rule is written, in the module that is named for what it finds (`missing_paths` for M01):

    RULE = Rule(id="M01", title=…, question=…, means=…, does_not_mean=…, severity=Severity.FAULT,
                counted="organisations", cost=…, analysis=missing_paths)

    def missing_paths(context: Context) -> Looked: ...

`Looked(checked, findings)` says how many were looked at (the population of every count) and what was found. The rule
is listed once, in `registry.RULES`; API, command line and pages are made from that list. A `Finding` refuses what
breaks its contract, and is information as soon as `rests_on` holds anything: give it `doubtful(row, row, …)` of the
rows that it would vanish without.

What an analysis is given (`context.Context`), all of one day, worked out once and shared by all rules:

- `day` (the `Slice`), `history`, `today` (the clock, for D13);
- `alive`, `of_types(types)`, `kind_of(id)`, `name(id)`, `rights_of(id)`, `deciding`;
- `layers.of(function)` and `layers.every`: the lines that are about a function, upwards and downwards, shared by
  functions that the same lines are about, with the organisations that reach a terminal (`layer.reaching`);
- `divisions(function)`: all ground, parted by who decides it (`deciders.divide`): groups, deciders, lines;
- `grounds`: an organisation's blocks, connected pieces of ground, what an area is called, its people;
- `claims`: where the register says that it is complete; rules about absence are silent elsewhere;
- `expected`, `prescribed(function)`: the expected lines and the statutory holders that count on the day;
- `over_organisations(name, aspects, work)` and `kept(name, aspects, work)`: what was made on another day, while no row
  changed that the work looks at. Name in `aspects` every sort of rows that it does look at: one that is left out shows
  as a finding that stays when it should go (`tests/unit/analyses/test_keeping.py`).

`judging.judge(day)` runs rules over a day and lets them give way to each other (`precedence`, the one place);
`judging.between(history, first, last)` gives intervals. `exemptions` holds L01 to L23, each with its exact test:
`exemptions.tried(case, DECIDER_EXEMPTIONS)` gives the one that applies, or why each fails, for D01 and D02.
"""
