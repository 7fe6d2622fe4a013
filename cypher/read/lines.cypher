// lines
// Every accountability line, of whichever family, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: id, kind, subject, holder, functions, footprint, legal_basis, certainty, note, basis,
//   amount, currency, financial_year, valid_from, valid_to, source, confidence, registers
MATCH (subject:Organisation)-[line:ACCOUNTABLE_TO|FUNDED_BY|CONNECTED_TO]->(holder:Organisation)
RETURN line.id AS id, line.kind AS kind, subject.id AS subject, holder.id AS holder,
       line.functions AS functions, line.footprint AS footprint, line.legal_basis AS legal_basis,
       line.certainty AS certainty, line.note AS note, line.basis AS basis, line.amount AS amount,
       line.currency AS currency, line.financial_year AS financial_year,
       line.valid_from AS valid_from, line.valid_to AS valid_to, line.source AS source,
       line.confidence AS confidence, line.registers AS registers
ORDER BY line.id
