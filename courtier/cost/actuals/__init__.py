"""Bills held against an estimate: quantity, price, currency and scope told apart."""
