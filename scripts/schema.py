def schema() -> str:
    return ""
