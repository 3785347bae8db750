"""The blank master workbook, made from the mappings: laid out, styled, validated, ready to fill in."""
