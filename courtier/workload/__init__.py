"""The workload file: model, reader with line numbers, questionnaire."""
