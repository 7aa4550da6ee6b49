//! Windows and costs, as they were worked out.

use crate::{
    api::{
        WireError, costs, finder as windows,
        session::{Call, Session},
    },
    cost::Costs,
    finder::Finder,
};

impl Session {
    /// Candidate windows of an order, named as on the command line, ranked.
    pub fn report_windows(
        &mut self,
        order: &str,
        call: &mut Call<'_>,
    ) -> Result<Finder, WireError> {
        let id = self.order_named(order)?;
        let state = self.state(call.now)?;
        let order = state
            .snapshot
            .orders
            .get(&id)
            .ok_or_else(|| WireError::not_here("That order"))?;
        windows::sought(&state, order)
    }

    /// What the move costs, with a slip of so many days; 0 stands for a week.
    pub fn report_costs(
        &mut self,
        slip_days: u16,
        call: &mut Call<'_>,
    ) -> Result<Costs, WireError> {
        let state = self.state(call.now)?;
        Ok(costs::worked_out(&state, slip_days))
    }
}
