#include "harness/cli/backlot.h"
#include "harness/webordinary/webordinary.h"

// The one place that says which platforms there are.
int main(int argc, char** argv) { return harness::backlot(argc, argv, {harness::webordinary()}); }
