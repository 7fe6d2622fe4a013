// expected_lines
// Every line that the law expects of a type of body, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: rule, subject_type, kind, holder_type, which, certainty, functions, legal_basis, confidence,
//   valid_from, valid_to, registers
MATCH (expected:ExpectedLine)
RETURN expected.rule AS rule, expected.subject_type AS subject_type, expected.kind AS kind,
       expected.holder_type AS holder_type, expected.which AS which,
       expected.certainty AS certainty, expected.functions AS functions,
       expected.legal_basis AS legal_basis, expected.confidence AS confidence,
       expected.valid_from AS valid_from,
       expected.valid_to AS valid_to, expected.registers AS registers
ORDER BY expected.id
